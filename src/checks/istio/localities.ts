import { Field, shown } from '../../core';
import { atMostOne, fault, Fault, filled } from '../fault';

const TOPOLOGY = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

/** How traffic is shared among regions and zones. */
export function* localities(balancer: Field): Generator<Fault> {
  const [byLocality, byZone] = [balancer.at('localityLbSetting'), balancer.at('zoneAwareLbSetting')];
  yield* atMostOne([byLocality, byZone], 'keep one of the two');
  const [shares, failover] = [byLocality.at('distribute'), byLocality.at('failover')];
  if (filled(shares) && filled(failover)) {
    yield fault(failover, 'must not stand beside distribute', 'keep one of the two');
    return;
  }
  for (const label of [...filled(failover) ? byLocality.at('failoverPriority').items() : [], ...byZone.at('failoverPriority').items()]) {
    if (TOPOLOGY.includes(label.text ?? '')) {
      yield fault(label, 'must not be a label of regions or zones, which failover says already', 'leave it out');
    }
  }
  yield* distribution(shares);
  for (const one of [...failover.items(), ...byZone.at('failover').items()]) {
    yield* regions(one);
  }
}

function* distribution(shares: Field): Generator<Fault> {
  const entries = shares.items();
  yield* places(entries.map(one => [one.at('from'), one.at('from').text ?? ''] as const), false);
  for (const entry of entries) {
    const to = entry.at('to');
    const weights = to.entries();
    const sum = weights.reduce((all, [, weight]) => all + (weight.number ?? 0), 0);
    const wrong = weights.find(([, { number }]) => number !== undefined && (number <= 0 || number > 100));
    if (wrong !== undefined) {
      yield fault(wrong[1], 'must be 1 to 100', 'write a percentage');
    } else if (sum !== 100 && weights.every(([, { number }]) => number !== undefined)) {
      yield fault(to, 'must be 100 together', 'correct the shares', `got ${sum}`);
    }
    yield* places(weights.map(([name, field]) => [field, name] as const), true);
  }
}

/**
 * Places `region/zone/subzone`, of which the last part may be `*`, and none of which has another. After a narrower place istiod takes
 * one that ends with `*`; but the keys of a map come to it in any order.
 */
function* places(of: readonly (readonly [Field, string])[], isMap: boolean): Generator<Fault> {
  const seen: string[] = [];
  for (const [field, place] of of) {
    const got = `got ${shown(place)}`;
    if (place.slice(0, -1).includes('*')) {
      yield fault(field, 'must have "*" at its end alone', 'write region, region/zone or region/zone/subzone', got);
    } else if (place.split('/').includes('')) {
      yield fault(field, 'must not have empty parts', 'write region, region/zone or region/zone/subzone', got);
    } else if (seen.some(other => within(place, other) || (isMap || !place.endsWith('*')) && within(other, place))) {
      yield fault(field, 'must not be within another place, or have one within it', 'remove one of the two', got);
    }
    seen.push(place);
  }
}

function within(place: string, other: string): boolean {
  return other === '*' || place === other || place.startsWith(`${other}/`) || other.endsWith('/*') && place.startsWith(other.slice(0, -1));
}

function* regions(failover: Field): Generator<Fault> {
  const [from, to] = [failover.at('from'), failover.at('to')];
  if ((from.text ?? '') === (to.text ?? '')) {
    yield fault(to, 'must be another region than from', 'name another region');
  }
  for (const field of [from, to].filter(({ text }) => text !== undefined && /[/*]/.test(text))) {
    yield fault(field, 'must be a region alone', 'leave zone and "*" out');
  }
}
