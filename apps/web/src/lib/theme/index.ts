/**
 * All style sheets in the order in which they may override each other: design system, its tokens, our theme.
 * A gemeente changes `static/thema.css`, which the browser reads last.
 */
import '@fontsource-variable/source-sans-3/wght.css';
import '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';
import '@nl-design-system-candidate/button-css/button.css';
import '@nl-design-system-candidate/link-css/link.css';
import '@nl-design-system-candidate/paragraph-css/paragraph.css';
import '@nl-design-system-candidate/skip-link-css/skip-link.css';
import '@utrecht/component-library-css/dist/index.css';
import './colors.css';
import './tokens.css';
import './base.css';
import './layout.css';
import './blocks.css';
import './print.css';
