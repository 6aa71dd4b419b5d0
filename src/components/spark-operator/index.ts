export * from './props';
export * from './spark-operator';
