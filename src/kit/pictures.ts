/** Pictures of what people choose among: plain shapes and letters of our own, so that nobody's trademark is passed on. */

function picture(width: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 48" width="${width}" height="48">${content}</svg>\n`;
}

function text(x: number, rest: string, content: string): string {
  return `<text x="${x}" y="31" font-family="sans-serif" ${rest}>${content}</text>`;
}

function square(letters: string, colour: string): string {
  return `<rect x="3" y="3" width="42" height="42" rx="9" fill="${colour}"/>` +
    text(24, 'font-size="19" font-weight="700" text-anchor="middle" fill="#fff"', letters);
}

/** Colour of what is a notebook. */
export const NOTEBOOK_COLOUR = '#d9670e';

/** A rounded square with letters, as SVG: stands for a kind of server. */
export function lettersIcon(letters: string, colour: string): string {
  return picture(48, square(letters, colour));
}

/** The same with a word beside it, for places with more room. */
export function lettersLogo(letters: string, word: string, colour: string): string {
  return picture(168, square(letters, colour) + text(56, 'font-size="22" fill="#424242"', word));
}
