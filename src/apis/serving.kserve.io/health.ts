/**
 * The condition `Ready`, once the controller has seen the newest generation. Where a Deployment makes the pods, it is `False` while
 * they start; a stop that is wanted is healthy, since what waits for it would wait without limit.
 */
const ready = (before = '') => `\
local stop = (obj.metadata.annotations or {})["serving.kserve.io/stop"]
if stop == "true" or stop == "True" or stop == "TRUE" then
  return { status = "Healthy", message = "Stopped" }
end
local status = obj.status
if status == nil then
  return { status = "Progressing", message = "Waiting for status" }
end
if status.observedGeneration ~= nil and obj.metadata.generation ~= nil and status.observedGeneration < obj.metadata.generation then
  return { status = "Progressing", message = "Waiting for the controller" }
end
${before}local conditions = status.conditions or {}
for index = 1, #conditions do
  local condition = conditions[index]
  if condition.type == "Ready" then
    local message = condition.message or condition.reason or ""
    if condition.status == "True" then
      return { status = "Healthy", message = message }
    end
    if condition.status == "False" and condition.reason ~= "MinimumReplicasUnavailable" then
      return { status = "Degraded", message = message }
    end
    return { status = "Progressing", message = message }
  end
end
return { status = "Progressing", message = "Waiting for the condition Ready" }
`;

/** Health of kinds with a condition `Ready`. */
export const READY_HEALTH = ready();

/** Health of `serving.kserve.io/InferenceService`; that no runtime fits stands nowhere but in the state of the model. */
export const INFERENCE_SERVICE_HEALTH = ready(`\
local model = status.modelStatus
if model ~= nil and (model.transitionStatus == "InvalidSpec" or model.transitionStatus == "BlockedByFailedLoad") then
  local failure = model.lastFailureInfo or {}
  return { status = "Degraded", message = (failure.reason or model.transitionStatus) .. ": " .. (failure.message or "") }
end
`);

/** Health of models that nodes keep: `LocalModelCache` and `LocalModelNamespaceCache`. */
export const LOCAL_MODEL_HEALTH = `\
local copies = obj.status ~= nil and obj.status.copies or nil
if copies == nil then
  return { status = "Progressing", message = "Waiting for status" }
end
if (copies.failed or 0) > 0 then
  return { status = "Degraded", message = copies.failed .. " nodes failed to load the model" }
end
if (copies.available or 0) >= (copies.total or 0) then
  return { status = "Healthy", message = "" }
end
return { status = "Progressing", message = (copies.available or 0) .. " of " .. copies.total .. " nodes have the model" }
`;
