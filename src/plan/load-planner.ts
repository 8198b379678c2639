import address from '@portal/plan-data';
import { isPlanData } from '../../scripts/plan/engine/data.ts';
import { createPlanner, type Planner } from '../../scripts/plan/engine/plan.ts';

let loading: Promise<Planner> | undefined;

/** Fetches the data and makes the planner, once. Rejects while the file cannot be fetched; the next call tries again. */
export function loadPlanner(): Promise<Planner> {
  loading ??= fetchPlanner().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchPlanner(): Promise<Planner> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const data: unknown = await response.json();
  if (!isPlanData(data)) throw new Error(`${address}: not the data of this page`);
  return createPlanner(data);
}
