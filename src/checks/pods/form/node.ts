import { Fault, fault, given } from '../../fault';
import { Field } from '../../../core';

/** What Kubernetes refuses of what a pod shares with its node. */
export function* sharingFaults(spec: Field): Generator<Fault> {
  if (spec.at('shareProcessNamespace').value === true && spec.at('hostPID').value === true) {
    yield fault(spec.at('shareProcessNamespace'), 'must not stand beside hostPID', 'leave one of the two out');
  }
  for (const shared of spec.at('hostUsers').value === false ? ['hostNetwork', 'hostPID', 'hostIPC'].map(name => spec.at(name)) : []) {
    yield* shared.value === true ? [fault(shared, 'must not be so where hostUsers is false', 'leave one of the two out')] : [];
  }
  yield* wrongHostPorts(spec);
}

/** On the network of the node each port of a container is one of the node: the API server writes it. */
function* wrongHostPorts(spec: Field): Generator<Fault> {
  const isShared = spec.at('hostNetwork').value === true;
  const seen = new Set<string>();
  for (const port of spec.at('containers').items().flatMap(container => container.at('ports').items())) {
    const [hostPort, containerPort] = ['hostPort', 'containerPort'].map(name => port.at(name));
    const isGiven = given(hostPort) && hostPort.value !== 0;
    if (isShared && isGiven && hostPort.value !== containerPort.value) {
      yield fault(hostPort, 'must be the containerPort, since the pod uses the network of its node', 'leave it out');
    }
    const number = isGiven ? hostPort.number : isShared ? containerPort.number : undefined;
    const place = `${port.at('protocol').text ?? 'TCP'} ${port.at('hostIP').text ?? ''} ${number}`;
    if (number !== undefined && seen.has(place)) {
      yield fault(isGiven ? hostPort : containerPort, 'must not repeat a port of the node', 'choose another one');
    }
    seen.add(place);
  }
}
