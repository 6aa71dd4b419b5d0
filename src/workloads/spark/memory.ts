import { Construct } from 'constructs';
import type { JvmMemory } from './props';
import { javaMebibytes } from '../../apis/sparkoperator.k8s.io/memory';
import { ConfigError, shown } from '../../core';
import { amountText, bytesOf } from '../../core/amounts';

const MEBIBYTE = 2 ** 20;

/**
 * A size in Java's notation.
 *
 * @throws ConfigError `SparkMemory`
 */
export function jvmSize(scope: Construct, field: string, memory: JvmMemory): string {
  const mebibytes = typeof memory === 'string' ? javaMebibytes(memory) : bytesOf(memory) / MEBIBYTE;
  if (mebibytes === undefined || mebibytes < 1) {
    throw new ConfigError('SparkMemory', `${field} must be at least 1 MiB, got ${shown(amountText(memory))}; pass e.g. "4g"`, scope);
  }
  return typeof memory === 'string' ? memory : `${Math.ceil(mebibytes)}m`;
}
