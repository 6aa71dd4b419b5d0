import { caInjectionCertificate } from './ca-injection';
import { crdMissing } from './crd/missing';
import { crdSize } from './crd/size';
import { credentialsLiteral } from './credentials';
import { driftControllerField } from './drift';
import { imagesPinned } from './images';
import { namesLength } from './names';
import { objectsDuplicate } from './objects/duplicate';
import { objectsScope } from './objects/scope';
import { podSecurityLevel } from './pod-security/level';
import { podsSelector } from './pods/selector';
import { podsVolumeMount } from './pods/volume-mount';
import { referencesConfigMap } from './references/config-map';
import { referencesGateway } from './references/gateway';
import { referencesIssuer } from './references/issuer';
import { referencesNamespace } from './references/namespace';
import { referencesPersistentVolumeClaim } from './references/persistent-volume-claim';
import { referencesRole } from './references/role';
import { referencesScaleTarget } from './references/scale-target';
import { referencesSecret } from './references/secret';
import { referencesService } from './references/service';
import { referencesServiceAccount } from './references/service-account';
import { referencesServiceTarget } from './references/service-target';
import { schemaCustom } from './schema/custom';
import { schemaKubernetes } from './schema/kubernetes';
import { schemaUnknownField } from './schema/unknown-field';
import { schemaUnknownKind } from './schema/unknown-kind';
import { uncountedGpu } from './workloads/gpus';
import { profileLimits, systemPods } from './workloads/limits';
import { profileNamespace } from './workloads/names';
import { notebookName, notebookService } from './workloads/notebook-names';
import { podDefaultConflict, podDefaultForm, podDefaultMissing } from './workloads/pod-defaults';
import { contributorBindings, profilePrincipals } from './workloads/principals';
import { profileQuota, quotaKeys } from './workloads/quota';
import { Rule } from '../core';

export {
  caInjectionCertificate, contributorBindings, crdMissing, crdSize, credentialsLiteral, driftControllerField, imagesPinned, namesLength,
  notebookName, notebookService, objectsDuplicate, objectsScope, podDefaultConflict, podDefaultForm, podDefaultMissing, podSecurityLevel,
  podsSelector, podsVolumeMount, profileLimits, profileNamespace, profilePrincipals, profileQuota, quotaKeys, referencesConfigMap,
  referencesGateway, referencesIssuer, referencesNamespace, referencesPersistentVolumeClaim, referencesRole, referencesScaleTarget,
  referencesSecret, referencesService, referencesServiceAccount, referencesServiceTarget, schemaCustom, schemaKubernetes,
  schemaUnknownField, schemaUnknownKind, systemPods, uncountedGpu,
};

/** All rules of the toolkit, in the order in which findings are reported. */
export const ALL_RULES: readonly Rule[] = [
  profileNamespace, // two profiles of one name make many objects twice: this says it in one line, before them
  objectsDuplicate,
  objectsScope,
  namesLength,
  schemaUnknownKind,
  schemaKubernetes,
  schemaCustom,
  schemaUnknownField,
  crdMissing,
  crdSize,
  referencesNamespace,
  referencesServiceAccount,
  referencesRole,
  referencesConfigMap,
  referencesSecret,
  referencesPersistentVolumeClaim,
  referencesService,
  referencesServiceTarget,
  referencesGateway,
  referencesIssuer,
  referencesScaleTarget,
  caInjectionCertificate,
  podsSelector,
  podsVolumeMount,
  podSecurityLevel,
  imagesPinned,
  credentialsLiteral,
  driftControllerField,
  profilePrincipals,
  contributorBindings,
  quotaKeys,
  profileQuota,
  uncountedGpu,
  profileLimits,
  systemPods,
  notebookName,
  notebookService,
  podDefaultMissing,
  podDefaultForm,
  podDefaultConflict,
];
