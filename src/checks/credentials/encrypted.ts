import { isRecord, Located } from '../../core';

/** Whether SOPS has encrypted values of the object, which the applier decrypts. */
export function isEncrypted(one: Located): boolean {
  return isRecord(one.at('sops').value);
}

/** Whether a value is one that SOPS has encrypted. */
export function isEncryptedValue(value: unknown): boolean {
  return typeof value === 'string' && /^ENC\[[^\]]*\]$/.test(value);
}
