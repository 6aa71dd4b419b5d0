import { absent, Fault, fault, given, misspelt, outside, repeated } from '../../fault';
import { isBelow } from './names';
import { Field } from '../../../core';

const USERS = ['runAsUser', 'runAsGroup'];
/** A kernel's setting, with `.` or `/` between its parts. */
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

/** What Kubernetes refuses of the privileges of a container. */
export function* containerSecurityFaults(context: Field): Generator<Fault> {
  yield* USERS.flatMap(name => outside(context.at(name), 0, 2 ** 31 - 1));
  yield* wrongProfile(context.at('seccompProfile'));
  const escalation = context.at('allowPrivilegeEscalation');
  const isPowerful = context.at('privileged').value === true || context.at('capabilities', 'add').items().some(({ value }) => value === 'CAP_SYS_ADMIN');
  if (escalation.value === false && isPowerful) {
    yield fault(escalation, 'cannot be so for a privileged container', 'leave it out, or the privilege');
  }
}

/** What Kubernetes refuses of the privileges of a pod. */
export function* podSecurityFaults(context: Field): Generator<Fault> {
  yield* [...USERS, 'fsGroup'].flatMap(name => outside(context.at(name), 0, 2 ** 31 - 1));
  yield* wrongProfile(context.at('seccompProfile'));
  const names = context.at('sysctls').items().map(one => one.at('name'));
  yield* names.flatMap(name => misspelt(name, text => SYSCTL.test(text) && text.length <= 253, 'the name of a setting of the kernel, such as "net.core.somaxconn"'));
  yield* repeated(names, 'a setting of the kernel');
}

function* wrongProfile(profile: Field): Generator<Fault> {
  const file = profile.at('localhostProfile');
  if (profile.at('type').value === 'Localhost') {
    yield* absent(file, 'the path of a profile on the node, for the type "Localhost"');
    yield* misspelt(file, isBelow, 'a path without ".." below the folder of profiles');
  } else if (given(file)) {
    yield fault(file, 'has a meaning for the type "Localhost" alone', 'leave it out, or write the type');
  }
}
