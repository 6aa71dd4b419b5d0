export type { PythonContainer } from './container';
export type * from './props';
export { PythonImage, pythonImage } from './python-image';
export { PythonJob, pythonJob, PythonSource } from './python-job';
