import { useCallback, useRef, useState } from 'react';
import type { Planner } from '../../scripts/plan/engine/plan.ts';
import { loadPlanner } from './load-planner';

/** The planner, as far as it is there. */
export type PlannerState = { is: 'idle' | 'loading' | 'failed' } | { is: 'ready'; planner: Planner };

/** Gives the planner, and what asks for it. Asking again while it loads or is there does nothing. */
export function usePlanner(): [PlannerState, ask: () => void] {
  const [state, setState] = useState<PlannerState>({ is: 'idle' });
  const asked = useRef(false);
  const ask = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    setState({ is: 'loading' });
    loadPlanner().then(
      (planner) => { setState({ is: 'ready', planner }); },
      () => {
        asked.current = false;
        setState({ is: 'failed' });
      },
    );
  }, []);
  return [state, ask];
}
