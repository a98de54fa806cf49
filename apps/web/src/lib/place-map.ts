import type * as Leaflet from 'leaflet';
import type { Border, Place } from '#lib/map-geometry.ts';

export interface PlaceMap {
  /** Moves the pin; `null` takes it away. */
  readonly show: (place: Place | null) => void;
  readonly center: () => Place;
  readonly zoom: (by: 1 | -1) => void;
  readonly destroy: () => void;
}

interface Options {
  readonly border: Border;
  /** Borders around it, to recognise where one is. */
  readonly surroundings: readonly Border[];
  readonly place: Place | null;
  readonly onPick: (place: Place) => void;
}

/** Draws the shipped borders with Leaflet, without tiles from elsewhere. Loads Leaflet only when called. */
export async function createPlaceMap(
  element: HTMLElement,
  { border, surroundings, place, onPick }: Options,
): Promise<PlaceMap> {
  const { default: leaflet } = await import('leaflet');
  const color = colorsOf(element);
  const map = leaflet.map(element, settings());
  const land = {
    weight: 1.5,
    color: color('--wb-map-line'),
    fillColor: color('--wb-map-land'),
    fillOpacity: 1,
    interactive: false,
  };
  for (const each of surroundings) leaflet.geoJSON(each, { style: land }).addTo(map);
  const wijk = leaflet.geoJSON(border, {
    style: { ...land, weight: 3, color: color('--wb-accent'), fillColor: color('--wb-surface') },
  });
  wijk.addTo(map);
  map.fitBounds(wijk.getBounds(), { padding: [12, 12] });
  map.setMaxBounds(wijk.getBounds().pad(0.5));
  map.setMinZoom(map.getZoom() - 1);
  map.on('click', ({ latlng }) => {
    onPick({ longitude: latlng.lng, latitude: latlng.lat });
  });

  const pin = leaflet.layerGroup().addTo(map);
  const look = {
    radius: 11,
    weight: 4,
    color: '#fff',
    fillColor: color('--wb-warm'),
    fillOpacity: 1,
    interactive: false,
  };
  const show = (at: Place | null) => {
    pin.clearLayers();
    if (at !== null) leaflet.circleMarker([at.latitude, at.longitude], look).addTo(pin);
  };
  show(place);

  return {
    show,
    center: () => ({ longitude: map.getCenter().lng, latitude: map.getCenter().lat }),
    zoom: (by) => map.setZoom(map.getZoom() + by),
    destroy: () => map.remove(),
  };
}

function settings(): Leaflet.MapOptions {
  const isMoving = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.5,
    zoomAnimation: isMoving,
    fadeAnimation: isMoving,
    inertia: isMoving,
    scrollWheelZoom: false,
  };
}

/** Leaflet wants colours, not tokens. */
function colorsOf(element: HTMLElement): (token: string) => string {
  const style = getComputedStyle(element);
  return (token) => style.getPropertyValue(token).trim();
}
