import { storePolicies } from './store-policies';
import { secretsReport } from '../checks';
import { IdentityHeaders, Images, imageTable, ManifestApp, ObjectStoreRef, ServiceAccountRef } from '../core';
import { accessReport } from '../workloads/access-report';

/** What the reports of an app with teams need to know. */
export interface ReportFacts {
  readonly identity: IdentityHeaders;
  readonly images: Images;
  /** @default - the platform has no object store */
  readonly objectStore?: ObjectStoreRef;
  /** Accounts of the platform that call the store. @default - the platform is another repository's */
  readonly storeClients?: readonly ServiceAccountRef[];
  /** Namespace of the mesh's root. @default - as the access report has it */
  readonly meshNamespace?: string;
}

/** Adds the files beside the output that platforms and repositories of teams have alike: `access.md`, `secrets.md`, `object-store.md`, `images.json`. */
export function addReports(app: ManifestApp, { identity, images, objectStore, storeClients, meshNamespace }: ReportFacts): void {
  app.addReport(accessReport({ identity, meshNamespace }));
  app.addReport(secretsReport());
  app.addReport(storePolicies(objectStore, storeClients ?? [], storeClients === undefined));
  app.addReport({ file: 'images.json', render: set => JSON.stringify({ images: imageTable(set, images) }) });
}
