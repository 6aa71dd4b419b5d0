/** Pictures of the web app for notebooks: plain shapes and letters of our own, so that nobody's trademark is passed on. */

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

/** A rounded square with letters: stands for a kind of server in the form. */
function icon(letters: string, colour: string): string {
  return picture(48, square(letters, colour));
}

/** The same with a word beside it, for places with more room. */
function logo(letters: string, word: string, colour: string): string {
  return picture(168, square(letters, colour) + text(56, 'font-size="22" fill="#424242"', word));
}

const NOTEBOOK = '#d9670e';
const CODE = '#1f6fb2';
const STATISTICS = '#4b7f52';

/** Data of the ConfigMap with the pictures; the keys are the file names that the web app asks for. */
export const LOGOS: Readonly<Record<string, string>> = {
  'jupyter-icon.svg': icon('Nb', NOTEBOOK),
  'jupyterlab-logo.svg': logo('Nb', 'Notebook', NOTEBOOK),
  'group-one-icon.svg': icon('Co', CODE),
  'group-one-logo.svg': logo('Co', 'Code', CODE),
  'group-two-icon.svg': icon('R', STATISTICS),
  'group-two-logo.svg': logo('R', 'Statistics', STATISTICS),
};
