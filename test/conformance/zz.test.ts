import { aggregationFindings, accountsOfPods, readersOfAllSecrets } from './checks/access';
import { admissionFindings, selectionFindings } from './checks/admission';
import { Suite, suite } from './support/suite';
let server: Suite;
beforeAll(async () => { server = await suite(); });
test('x', async () => {
  const { api, manifests } = server;
  const out: any = {};
  const acc = accountsOfPods(manifests);
  out.acc = acc;
  out.sec = await readersOfAllSecrets(api, acc);
  out.agg = await aggregationFindings(api, manifests);
  out.adm = await admissionFindings(api, manifests);
  out.sel = await selectionFindings(api, manifests);
  console.log(JSON.stringify(out, null, 1));
});
