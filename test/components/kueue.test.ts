import { Kueue, KueueProps } from '../../src/components/kueue';
import { chart, expectGolden } from '../support';

function given(props: KueueProps = {}) {
  const scope = chart();
  return { scope, kueue: new Kueue(scope, 'kueue', props) };
}

test('renders the default manifest', () => expectGolden(given().scope, 'kueue.yaml'));
