/** Address of the planner's data. src/plugins/plan-data.ts makes it. */
declare module '@portal/plan-data' {
  const address: string;
  export default address;
}

/** Address of the planner's styles. */
declare module '@portal/plan-styles' {
  const address: string;
  export default address;
}
