import { InjectorOptions } from './options';

/** The facts that istiod's injector and the templates read. */
export function injectorValues(options: InjectorOptions): string {
  return JSON.stringify(options);
}
