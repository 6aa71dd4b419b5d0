/** argoproj.io/v1alpha1: all kinds and their parts. */
export * from './app-project';
export * from './application';
