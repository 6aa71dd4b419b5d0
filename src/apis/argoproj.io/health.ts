/**
 * Health of `argoproj.io/Application`: healthy only when the newest commit is applied and all its objects are well.
 * Without it the waves of a root Application do not wait at all (argo-cd docs/operator-manual/health.md).
 */
export const APPLICATION_HEALTH = `\
local answer = { status = "Progressing", message = "Waiting for the first comparison" }
local status = obj.status
if status == nil or status.sync == nil or status.health == nil then
  return answer
end
-- A status that was computed for an older source says nothing about the new one.
local wanted = obj.spec ~= nil and obj.spec.source or nil
local seen = status.sync.comparedTo ~= nil and status.sync.comparedTo.source or nil
if wanted ~= nil and seen ~= nil then
  if wanted.repoURL ~= seen.repoURL or wanted.path ~= seen.path or wanted.targetRevision ~= seen.targetRevision then
    answer.message = "Waiting for the new source to be compared"
    return answer
  end
end
local operation = status.operationState
if operation ~= nil then
  local text = operation.message or ""
  if operation.phase == "Running" and (operation.retryCount or 0) >= 5 then
    -- Unlimited retries stay "Running": say so, so that the parent takes its newest commit.
    return { status = "Degraded", message = "Sync keeps failing (retry " .. operation.retryCount .. "): " .. text }
  end
  if operation.phase == "Running" or operation.phase == "Terminating" then
    answer.message = "Sync " .. operation.phase .. ": " .. text
    return answer
  end
  if operation.phase == "Failed" or operation.phase == "Error" then
    return { status = "Degraded", message = "Sync " .. operation.phase .. ": " .. text }
  end
end
local policy = obj.spec ~= nil and obj.spec.syncPolicy or nil
local automated = policy ~= nil and policy.automated or nil
if automated ~= nil and automated.enabled ~= false and status.sync.status ~= "Synced" then
  -- Drift that is left after a successful sync of this very commit must not hold the next wave.
  local done = operation ~= nil and operation.phase == "Succeeded" and operation.syncResult ~= nil
    and operation.syncResult.revision ~= nil and operation.syncResult.revision == status.sync.revision
  if not done then
    answer.message = "Sync status is " .. (status.sync.status or "unknown")
    return answer
  end
end
local health = status.health.status
if health == "Healthy" or health == "Suspended" then
  return { status = "Healthy", message = status.health.message or health }
end
if health == "Degraded" then
  return { status = "Degraded", message = status.health.message or "A resource is degraded" }
end
answer.message = "Health is " .. (health or "unknown")
return answer
`;

/** Health of `argoproj.io/Workflow`: one that waits for a person is healthy, since a suspended one would hold a wave for ever. */
export const WORKFLOW_HEALTH = `\
local phase = obj.status ~= nil and obj.status.phase or ""
local message = obj.status ~= nil and obj.status.message or nil
if phase == "Succeeded" then
  return { status = "Healthy", message = message or phase }
end
if phase == "Failed" or phase == "Error" then
  return { status = "Degraded", message = message or phase }
end
if obj.spec ~= nil and obj.spec.suspend == true then
  return { status = "Healthy", message = "Suspended" }
end
if phase == "" then
  return { status = "Progressing", message = "Waiting for the workflow controller" }
end
return { status = "Progressing", message = message or phase }
`;

/** Health of `argoproj.io/CronWorkflow`: degraded while it cannot start workflows; how these end says nothing of it. */
export const CRON_WORKFLOW_HEALTH = `\
local conditions = obj.status ~= nil and obj.status.conditions or {}
for i = 1, #conditions do
  local condition = conditions[i]
  if (condition.type == "SpecError" or condition.type == "SubmissionError") and condition.status == "True" then
    return { status = "Degraded", message = condition.message or condition.type }
  end
end
return { status = "Healthy", message = "" }
`;
