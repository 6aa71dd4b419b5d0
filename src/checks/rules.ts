import { caInjectionCertificate } from './ca-injection';
import { certificatesCertificate } from './certificates/certificates';
import { certificatesIssuer } from './certificates/issuers';
import { crdMissing } from './crd/missing';
import { crdSize } from './crd/size';
import { credentialsLiteral } from './credentials/literal';
import { driftCanonicalForm } from './drift/canonical-form';
import { driftControllerField } from './drift/controller-field';
import { imagesFromMirror, imagesPinned } from './images';
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
import { knativeDomain, knativeObject, knativeRevision, knativeTraffic } from './knative/objects';
import { namesLength } from './names';
import { objectsDuplicate } from './objects/duplicate';
import { objectsScope } from './objects/scope';
import { pipelineLevel, pipelineReferences, pipelineSchedule } from './pipelines';
import { podSecurityLevel } from './pod-security/level';
import { podsSelector } from './pods/selector';
import { podsSpec } from './pods/spec';
import { podsVolumeMount } from './pods/volume-mount';
import { checkParameters, cohortParents, queueWebhook } from './queues/webhook';
import { raySubmission } from './ray/jobs';
import { rayPods } from './ray/pods';
import { rayServe } from './ray/services';
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
import { schemaRule } from './schema/rule';
import { schemaSpec } from './schema/spec';
import { schemaUnknownField } from './schema/unknown-field';
import { schemaUnknownKind } from './schema/unknown-kind';
import { inferenceServiceForm } from './serving/form';
import { inferenceGraphSteps } from './serving/graphs';
import { llmInferenceServiceForm, llmInferenceServicePresets } from './serving/llm-services';
import { inferenceServiceKnative } from './serving/made-services';
import { localModelCacheModel, trainedModelService } from './serving/models';
import { inferenceServiceRuntime } from './serving/runtimes';
import { inferenceServiceScaling } from './serving/scaling';
import { servingRuntimeForm, servingRuntimePriority } from './serving/serving-runtimes';
import { inferenceServiceStorage } from './serving/storage';
import { sparkPods } from './spark/pods';
import { sparkSchedule } from './spark/schedule';
import { sparkSubmission } from './spark/submission';
import { sparkWebhook } from './spark/webhook';
import { trainingElastic } from './training/elastic';
import { experimentParameters } from './training/experiments';
import { jobSetJobs } from './training/job-sets';
import { queueFlavors, queueQuotas } from './training/queues';
import { rayRedis } from './training/ray-clusters';
import { rayQueue } from './training/ray-queues';
import { trainJobRuntime } from './training/train-jobs';
import { experimentAlgorithm } from './tuning/algorithm';
import { experimentForm } from './tuning/form';
import { experimentTrial } from './tuning/trials';
import { cronWorkflowSchedule } from './workflows/schedules';
import { referencesWorkflowTemplate, workflowTemplates, workflowValues, workflowVariables } from './workflows/workflows';
import { uncountedGpu } from './workloads/gpus';
import { profileLimits } from './workloads/limits';
import { notebookForm } from './workloads/notebook-form';
import { notebookContainer, notebookName, notebookService } from './workloads/notebook-names';
import { profilePlugins } from './workloads/plugins';
import { podDefaultSelector } from './workloads/pod-default-selectors';
import { podDefaultConflict, podDefaultForm, podDefaultMissing } from './workloads/pod-defaults';
import { contributorBindings, profileOwner, profilePrincipals } from './workloads/principals';
import { profileNamespace } from './workloads/profile-namespace';
import { profileQuota, quotaKeys } from './workloads/quota';
import { systemPods } from './workloads/system-pods';
import { tensorboardLevel } from './workloads/tensorboards';
import { volumeViewerPod } from './workloads/volume-viewers';
import { Rule } from '../core';

export {
  caInjectionCertificate, certificatesCertificate, certificatesIssuer, checkParameters, cohortParents, contributorBindings, crdMissing, crdSize, credentialsLiteral,
  cronWorkflowSchedule, driftCanonicalForm, driftControllerField, experimentAlgorithm, experimentForm, experimentParameters, experimentTrial, imagesFromMirror, imagesPinned,
  inferenceGraphSteps, inferenceServiceForm, inferenceServiceKnative, inferenceServiceRuntime, inferenceServiceScaling, inferenceServiceStorage, istioAuthentication,
  istioConditionKey, istioEnvoyFilter, istioGateway, istioHiddenRoute, istioNoEffect, istioPolicy, istioRoutes, istioServiceEntry, istioSidecar, istioTelemetry,
  istioTrafficPolicy, jobSetJobs, knativeDomain, knativeObject, knativeRevision, knativeTraffic, llmInferenceServiceForm, llmInferenceServicePresets, localModelCacheModel,
  namesLength, notebookContainer, notebookForm, notebookName, notebookService, objectsDuplicate, objectsScope, pipelineLevel, pipelineReferences, pipelineSchedule,
  podDefaultConflict, podDefaultForm, podDefaultMissing, podDefaultSelector, podSecurityLevel, podsSelector, podsSpec, podsVolumeMount, profileLimits, profileNamespace,
  profileOwner, profilePlugins, profilePrincipals, profileQuota, queueFlavors, queueQuotas, queueWebhook, quotaKeys, rayPods, rayQueue, rayRedis, rayServe, raySubmission,
  referencesConfigMap, referencesExtensionProvider, referencesGateway, referencesIssuer, referencesNamespace, referencesPersistentVolumeClaim, referencesQueue, referencesRole,
  referencesScaleTarget, referencesSecret, referencesService, referencesServiceAccount, referencesServiceTarget, referencesSubset, referencesWorkflowTemplate, schemaCustom,
  schemaKubernetes, schemaRule, schemaSpec, schemaUnknownField, schemaUnknownKind, servingRuntimeForm, servingRuntimePriority, sparkPods, sparkSchedule, sparkSubmission,
  sparkWebhook, systemPods, tensorboardLevel, trainedModelService, trainingElastic, trainJobRuntime, uncountedGpu, volumeViewerPod, workflowTemplates, workflowValues,
  workflowVariables,
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
  schemaRule,
  schemaSpec,
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
  podsSpec,
  podsVolumeMount,
  podSecurityLevel,
  imagesPinned,
  credentialsLiteral,
  driftControllerField,
  driftCanonicalForm,
  profileOwner,
  profilePrincipals,
  contributorBindings,
  profilePlugins,
  quotaKeys,
  profileQuota,
  uncountedGpu,
  profileLimits,
  systemPods,
  notebookName,
  notebookContainer,
  notebookService,
  notebookForm,
  tensorboardLevel,
  volumeViewerPod,
  jobSetJobs,
  trainJobRuntime,
  trainingElastic,
  experimentForm,
  experimentAlgorithm,
  experimentParameters,
  experimentTrial,
  rayRedis,
  rayQueue,
  rayPods,
  raySubmission,
  rayServe,
  sparkWebhook,
  sparkSubmission,
  sparkPods,
  sparkSchedule,
  queueQuotas,
  queueFlavors,
  queueWebhook,
  cohortParents,
  checkParameters,
  inferenceServiceForm,
  inferenceServiceScaling,
  inferenceServiceStorage,
  inferenceServiceRuntime,
  inferenceServiceKnative,
  servingRuntimeForm,
  servingRuntimePriority,
  inferenceGraphSteps,
  trainedModelService,
  localModelCacheModel,
  llmInferenceServiceForm,
  llmInferenceServicePresets,
  knativeRevision,
  knativeObject,
  knativeTraffic,
  knativeDomain,
  podDefaultMissing,
  podDefaultForm,
  podDefaultSelector,
  podDefaultConflict,
  pipelineSchedule,
  pipelineReferences,
  pipelineLevel,
];
