import { Fault, fault, namesOf } from '../../fault';
import { Field, shown } from '../../../core';
import { isLabelKey } from '../../../core/names';
import { thousandths } from '../../../core/quantity';

/** What Kubernetes refuses of the resources of a container. */
export function* wrongResources(resources: Field): Generator<Fault> {
  const [requests, limits] = ['requests', 'limits'].map(name => resources.at(name));
  for (const [name, amount] of [...requests.entries(), ...limits.entries()]) {
    yield* wrongAmount(name, amount);
  }
  yield* [requests, limits].flatMap(wrongPages);
  for (const [name, request] of requests.entries()) {
    const limit = limits.at(name);
    const [asked, most] = [thousandths(request.value), thousandths(limit.value)];
    const canExceed = !name.includes('/') && !name.startsWith('hugepages-') || name.includes('kubernetes.io/');
    if (asked !== undefined && most !== undefined && (canExceed ? asked > most : asked !== most)) {
      yield fault(request, `must be ${canExceed ? 'at most the' : 'the same as the'} limit, ${shown(limit.value)}`, 'lower it, or raise the limit');
    } else if (!canExceed && limit.value === undefined) {
      yield fault(request, `needs a limit of ${name} that is the same`, `write it at ${limit.path}`);
    }
  }
}

/** Large pages are given together with one of the other two alone. */
function wrongPages(amounts: Field): Fault[] {
  const names = namesOf(amounts);
  const pages = names.find(name => name.startsWith('hugepages-'));
  return pages === undefined || names.includes('cpu') || names.includes('memory') ? []
    : [fault(amounts.at(pages), 'needs cpu or memory beside it', 'write one of them')];
}

function wrongAmount(name: string, amount: Field): Fault[] {
  const isExtended = name.includes('/');
  if (isExtended ? !isLabelKey(name) || name.startsWith('requests.') : !/^(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(name)) {
    return [{ field: amount.path, problem: `is no resource of a container, got ${shown(name)}`, fix: 'write cpu, memory, ephemeral-storage, or a name such as "nvidia.com/gpu"' }];
  }
  const parts = thousandths(amount.value);
  if (parts !== undefined && (parts < 0 || isExtended && !name.includes('kubernetes.io/') && parts % 1000 !== 0)) {
    return [fault(amount, `must be ${parts < 0 ? '0 or more' : 'a whole number'}`, 'correct it')];
  }
  return [];
}
