import type { ReactNode } from 'react';

/** The mark of the portal, as in static/img/favicon.svg. It is drawn into the page: a picture of its own would be one more request, and time before the first paint. */
export default function Mark({ className }: { className: string }): ReactNode {
  return (
    <svg className={className} viewBox="0 0 64 64" width="32" height="32" aria-hidden="true">
      <path fill="#f5b921" stroke="#f5b921" strokeWidth="7" strokeLinejoin="round" d="M32 5.500 55 18.800v26.400L32 58.500 9 45.200V18.800Z" />
      <path fill="none" stroke="#1a2029" strokeWidth="5" d="M22 46V18c0 17 21 7 21 28" />
      <path fill="#1a2029" d="m22 11 6.500 3.750v7.500L22 26l-6.500-3.750v-7.500ZM22 38l6.500 3.750v7.500L22 53l-6.500-3.750v-7.500ZM43 38l6.500 3.750v7.500L43 53l-6.500-3.750v-7.500Z" />
    </svg>
  );
}
