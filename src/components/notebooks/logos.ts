/** Pictures of the web app for notebooks. */
import { lettersIcon, lettersLogo, NOTEBOOK_COLOUR } from '../../kit';

const CODE = '#1f6fb2';
const STATISTICS = '#4b7f52';

/** Data of the ConfigMap with the pictures; the keys are the file names that the web app asks for. */
export const LOGOS: Readonly<Record<string, string>> = {
  'jupyter-icon.svg': lettersIcon('Nb', NOTEBOOK_COLOUR),
  'jupyterlab-logo.svg': lettersLogo('Nb', 'Notebook', NOTEBOOK_COLOUR),
  'group-one-icon.svg': lettersIcon('Co', CODE),
  'group-one-logo.svg': lettersLogo('Co', 'Code', CODE),
  'group-two-icon.svg': lettersIcon('R', STATISTICS),
  'group-two-logo.svg': lettersLogo('R', 'Statistics', STATISTICS),
};
