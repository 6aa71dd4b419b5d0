import { caInjectionCertificate } from './ca-injection';
import { certificatesCertificate } from './certificates/certificates';
import { certificatesIssuer } from './certificates/issuers';
import { crdMissing } from './crd/missing';
import { crdSize } from './crd/size';
import { credentialsLiteral } from './credentials/literal';
import { driftCanonicalForm } from './drift/canonical-form';
import { driftControllerField } from './drift/controller-field';
import { imagesPinned } from './images';
import { istioAuthentication } from './istio/authentication';
import { istioPolicy } from './istio/authorization-policies';
import { istioConditionKey } from './istio/condition-key';
import { istioTrafficPolicy } from './istio/destination-rules';
import { istioNoEffect } from './istio/effects';
import { istioEnvoyFilter } from './istio/envoy-filters';
import { istioGateway } from './istio/gateway-servers';
import { istioHiddenRoute } from './istio/hidden-route';
import { istioServiceEntry } from './istio/service-entries';
import { istioSidecar } from './istio/sidecars';
import { istioTelemetry } from './istio/telemetry';
import { istioRoutes } from './istio/virtual-services';
import { namesLength } from './names';
import { objectsDuplicate } from './objects/duplicate';
import { objectsScope } from './objects/scope';
import { pipelineLevel, pipelineReferences, pipelineSchedule } from './pipelines';
import { podSecurityLevel } from './pod-security/level';
import { podsSelector } from './pods/selector';
import { podsVolumeMount } from './pods/volume-mount';
import { referencesConfigMap } from './references/config-map';
import { referencesExtensionProvider } from './references/extension-provider';
import { referencesGateway } from './references/gateway';
import { referencesIssuer } from './references/issuer';
import { referencesNamespace } from './references/namespace';
import { referencesPersistentVolumeClaim } from './references/persistent-volume-claim';
import { referencesQueue } from './references/queue';
import { referencesRole } from './references/role';
import { referencesScaleTarget } from './references/scale-target';
import { referencesSecret } from './references/secret';
import { referencesService } from './references/service';
import { referencesServiceAccount } from './references/service-account';
import { referencesServiceTarget } from './references/service-target';
import { referencesSubset } from './references/subset';
import { schemaCustom } from './schema/custom';
import { schemaKubernetes } from './schema/kubernetes';
import { schemaUnknownField } from './schema/unknown-field';
import { schemaUnknownKind } from './schema/unknown-kind';
import { experimentParameters } from './training/experiments';
import { jobSetJobs } from './training/job-sets';
import { queueFlavors, queueQuotas } from './training/queues';
import { rayRedis } from './training/ray-clusters';
import { rayQueue } from './training/ray-queues';
import { trainJobRuntime } from './training/train-jobs';
import { uncountedGpu } from './workloads/gpus';
import { profileLimits } from './workloads/limits';
import { notebookForm } from './workloads/notebook-form';
import { notebookName, notebookService } from './workloads/notebook-names';
import { profilePlugins } from './workloads/plugins';
import { podDefaultSelector } from './workloads/pod-default-selectors';
import { podDefaultConflict, podDefaultForm, podDefaultMissing } from './workloads/pod-defaults';
import { contributorBindings, profilePrincipals } from './workloads/principals';
import { profileNamespace } from './workloads/profile-namespace';
import { profileQuota, quotaKeys } from './workloads/quota';
import { systemPods } from './workloads/system-pods';
import { tensorboardLevel } from './workloads/tensorboards';
import { volumeViewerPod } from './workloads/volume-viewers';
import { cronWorkflowSchedule } from './workflows/schedules';
import { referencesWorkflowTemplate, workflowTemplates, workflowValues, workflowVariables } from './workflows/workflows';
import { Rule } from '../core';

export {
  caInjectionCertificate, contributorBindings, crdMissing, crdSize, credentialsLiteral, driftCanonicalForm, driftControllerField, experimentParameters,
  imagesPinned, istioConditionKey, istioHiddenRoute, jobSetJobs, namesLength, notebookForm, notebookName, notebookService, objectsDuplicate, objectsScope,
  pipelineLevel, pipelineReferences, pipelineSchedule,
  podDefaultConflict, podDefaultForm, podDefaultMissing, podDefaultSelector, podSecurityLevel, podsSelector, podsVolumeMount, profileLimits, profileNamespace,
  profilePlugins, profilePrincipals, profileQuota, queueFlavors, queueQuotas, quotaKeys, rayQueue, rayRedis, referencesConfigMap, referencesGateway, referencesIssuer,
  referencesNamespace,
  referencesPersistentVolumeClaim, referencesQueue, referencesRole, referencesScaleTarget, referencesSecret, referencesService, referencesServiceAccount,
  referencesServiceTarget, schemaCustom, schemaKubernetes, schemaUnknownField, schemaUnknownKind, systemPods, tensorboardLevel,
  trainJobRuntime, uncountedGpu, volumeViewerPod,
  certificatesCertificate, certificatesIssuer, istioAuthentication, istioEnvoyFilter, istioGateway, istioNoEffect, istioPolicy, istioRoutes, istioServiceEntry, istioSidecar,
  istioTelemetry, istioTrafficPolicy, referencesExtensionProvider, referencesSubset,
  cronWorkflowSchedule, referencesWorkflowTemplate, workflowTemplates, workflowValues, workflowVariables,
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
  referencesSubset,
  referencesExtensionProvider,
  referencesIssuer,
  referencesWorkflowTemplate,
  referencesScaleTarget,
  referencesQueue,
  istioHiddenRoute,
  istioConditionKey,
  istioNoEffect,
  istioRoutes,
  istioTrafficPolicy,
  istioGateway,
  istioServiceEntry,
  istioSidecar,
  istioEnvoyFilter,
  istioPolicy,
  istioAuthentication,
  istioTelemetry,
  certificatesCertificate,
  certificatesIssuer,
  workflowTemplates,
  workflowVariables,
  workflowValues,
  cronWorkflowSchedule,
  caInjectionCertificate,
  podsSelector,
  podsVolumeMount,
  podSecurityLevel,
  imagesPinned,
  credentialsLiteral,
  driftControllerField,
  driftCanonicalForm,
  profilePrincipals,
  contributorBindings,
  profilePlugins,
  quotaKeys,
  profileQuota,
  uncountedGpu,
  profileLimits,
  systemPods,
  notebookName,
  notebookService,
  notebookForm,
  tensorboardLevel,
  volumeViewerPod,
  jobSetJobs,
  trainJobRuntime,
  experimentParameters,
  rayRedis,
  rayQueue,
  queueQuotas,
  queueFlavors,
  podDefaultMissing,
  podDefaultForm,
  podDefaultSelector,
  podDefaultConflict,
  pipelineSchedule,
  pipelineReferences,
  pipelineLevel,
];
