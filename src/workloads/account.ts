import type { IServiceAccount } from 'cdk8s-plus-28';
import { ObjectName } from '../core/names';

/** Account whose rights pods have: its name, or a construct that makes or names it, in their namespace. */
export type PodAccount = IServiceAccount | ObjectName;

/** Name of an account, as the API wants it. */
export function accountName(account: PodAccount): string {
  return typeof account === 'string' ? account : account.name;
}
