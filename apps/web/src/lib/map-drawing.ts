/** A map as strings and numbers, ready for an inline SVG. Made on the server by `server/draw-map.ts`. */
export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly DrawnArea[];
  readonly points: readonly DrawnPoint[];
}

export interface DrawnArea {
  readonly code: string;
  readonly name: string;
  readonly href: string | null;
  readonly note: string;
  readonly isActive: boolean;
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number } | null;
}

export interface DrawnPoint {
  readonly id: string;
  readonly label: string;
  readonly href: string | null;
  readonly x: number;
  readonly y: number;
}
