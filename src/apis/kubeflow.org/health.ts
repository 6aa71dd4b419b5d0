/** Health of `kubeflow.org/Notebook`: a stopped notebook is healthy, since a suspended one would hold a wave for ever. */
export const NOTEBOOK_HEALTH = `\
local annotations = obj.metadata.annotations or {}
if annotations["kubeflow-resource-stopped"] ~= nil then
  return { status = "Healthy", message = "Stopped" }
end
local status = obj.status
if status == nil then
  return { status = "Progressing", message = "Waiting for status" }
end
if (status.readyReplicas or 0) >= 1 then
  return { status = "Healthy", message = "Ready" }
end
local waiting = status.containerState ~= nil and status.containerState.waiting or nil
if waiting ~= nil then
  local reason = waiting.reason or ""
  if reason == "CrashLoopBackOff" or reason == "ImagePullBackOff" or reason == "ErrImagePull" or reason == "InvalidImageName" or reason == "CreateContainerConfigError" then
    return { status = "Degraded", message = reason .. ": " .. (waiting.message or "") }
  end
end
return { status = "Progressing", message = "Waiting for the pod" }
`;

/** Health of `kubeflow.org/Profile`: its controller writes a condition only when it fails. */
export const PROFILE_HEALTH = `\
local conditions = obj.status ~= nil and obj.status.conditions or nil
if conditions ~= nil and #conditions > 0 then
  local last = conditions[#conditions]
  if last.type == "Failed" then
    return { status = "Degraded", message = last.message or "Failed" }
  end
end
return { status = "Healthy", message = "" }
`;

/** Health of `kubeflow.org/PVCViewer`. */
export const PVCVIEWER_HEALTH = `\
if obj.status ~= nil and obj.status.ready == true then
  return { status = "Healthy", message = "Ready" }
end
return { status = "Progressing", message = "Waiting for the pod" }
`;

/** Health by the conditions of Katib: those that hold now have the status True. */
function katibHealth(ends: readonly string[], failures: readonly string[]): string {
  const list = (types: readonly string[]) => types.map(type => `${type} = true`).join(', ');
  return `\
local ends = { ${list(ends)} }
local failures = { ${list(failures)} }
local answer = { status = "Progressing", message = "Waiting for the controller" }
local conditions = obj.status ~= nil and obj.status.conditions or {}
for index = 1, #conditions do
  local condition = conditions[index]
  if condition.status == "True" then
    local message = condition.message or condition.type
    if failures[condition.type] then
      return { status = "Degraded", message = message }
    end
    if ends[condition.type] then
      return { status = "Healthy", message = message }
    end
    answer.message = message
  end
end
return answer
`;
}

/** Health of `kubeflow.org/Experiment`: healthy once its trials have ended. */
export const EXPERIMENT_HEALTH = katibHealth(['Succeeded'], ['Failed']);

/** Health of `kubeflow.org/Suggestion`: healthy also while its service answers. */
export const SUGGESTION_HEALTH = katibHealth(['Succeeded', 'Running'], ['Failed']);

/** Health of `kubeflow.org/Trial`: a trial that promised nothing has done its work too. */
export const TRIAL_HEALTH = katibHealth(['Succeeded', 'EarlyStopped'], ['Failed', 'Killed', 'MetricsUnavailable']);

/** Health of `kubeflow.org/ScheduledWorkflow`: a schedule is well unless its controller cannot read it. */
export const SCHEDULED_WORKFLOW_HEALTH = `\
local conditions = obj.status ~= nil and obj.status.conditions or {}
for index = 1, #conditions do
  local condition = conditions[index]
  if condition.type == "Error" and condition.status == "True" then
    return { status = "Degraded", message = condition.message or "Error" }
  end
end
return { status = "Healthy", message = "" }
`;

/** Health of the jobs of the Training Operator: one that has ended well, runs or is suspended is healthy, so that it holds no wave. */
export const TRAINING_HEALTH = `\
local answer = { status = "Progressing", message = "Waiting for the operator" }
local conditions = obj.status ~= nil and obj.status.conditions or {}
for index = 1, #conditions do
  local condition = conditions[index]
  if condition.status == "True" then
    local message = condition.message or condition.type
    if condition.type == "Failed" then
      return { status = "Degraded", message = message }
    end
    if condition.type == "Succeeded" or condition.type == "Running" or condition.type == "Suspended" then
      return { status = "Healthy", message = condition.type }
    end
    answer.message = message
  end
end
return answer
`;

/** Health of `kubeflow.org/Workspace`: a paused one is healthy, since it may stay so. */
export const WORKSPACE_HEALTH = `\
local status = obj.status or {}
local state = status.state or "Unknown"
if state == "Running" or state == "Paused" then
  return { status = "Healthy", message = state }
end
if state == "Error" then
  return { status = "Degraded", message = status.stateMessage or state }
end
return { status = "Progressing", message = "Waiting for the pod" }
`;
