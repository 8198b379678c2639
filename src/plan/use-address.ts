import { useEffect, useState } from 'react';
import type { Change } from '../../scripts/plan/engine/change.ts';
import { holdsPlan, readAddress, writeAddress } from './plan-address';

/** How long after the last key the address follows, in milliseconds. */
const PAUSE = 300;

/** What is wrong with the address: nothing, it holds no plan that can be read, or the changes are too many for it. */
export type AddressFault = 'none' | 'unreadable' | 'too long';

/** The box that the address follows. Both functions stay the same from one rendering to the next. */
export interface Box {
  /** What stands in it. */
  typed: () => string;
  /** Puts a text into it and plans that. */
  fill: (text: string) => void;
}

/**
 * Keeps the address and the box the same: hands over what stands in the box when the application arrives, else what the address holds then
 * and at each later change of it, and writes the changes into it. Gives what is wrong with the address.
 */
export function useAddress({ typed, fill }: Box, changes: readonly Change[] | undefined): AddressFault {
  const [fault, setFault] = useState<AddressFault>('none');

  useEffect(() => {
    let stopped = false;
    const follow = async (isFirst: boolean): Promise<void> => {
      const addressed = await readAddress(location.hash);
      if (stopped) return;
      if (isFirst && typed().trim() !== '') {
        fill(typed());
        return;
      }
      setFault(addressed.is === 'unreadable' ? 'unreadable' : 'none');
      if (addressed.is === 'text') fill(addressed.text);
      // The reader went back to where nothing was planned yet.
      else if (!isFirst && location.hash === '') fill('');
    };
    const onChange = (): void => void follow(false);
    void follow(true);
    addEventListener('hashchange', onChange);
    return () => {
      stopped = true;
      removeEventListener('hashchange', onChange);
    };
  }, [typed, fill]);

  useEffect(() => {
    if (changes === undefined || (changes.length === 0 && !holdsPlan(location.hash))) return;
    let stopped = false;
    const timer = setTimeout(() => {
      void writeAddress(changes).then((fits) => {
        if (!stopped) setFault(fits ? 'none' : 'too long');
      });
    }, PAUSE);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [changes]);

  return fault;
}
