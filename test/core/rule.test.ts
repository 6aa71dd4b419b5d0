import { examine, ManifestSet, Rule } from '../../src/core';
import { expectConfigError } from '../support';

const rule: Rule = { id: 'Test/Rule', why: 'A test.', check: () => [] };

test.each(['', ' \n', undefined, 7])('fails for a waiver with the reason %j', reason =>
  expectConfigError(() => examine(new ManifestSet([]), [rule], [{ rule: 'Test/Rule', object: 'Pod/*', reason: reason as never }]), 'WaiverReason', '',
    'the waiver of "Test/Rule" for "Pod/*" must say why it is fine', `got ${JSON.stringify(reason)}`, 'give its reason in a sentence'));
