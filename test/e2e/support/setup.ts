import { place } from './place';

/** Fails before the first test where no platform is up. */
export default function setup(): void {
  place();
}
