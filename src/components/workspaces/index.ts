export * from './kind-props';
export * from './props';
export * from './workspaces';
