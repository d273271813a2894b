const MONTH = 30 * 24 * 60 * 60_000;

let starts = 0;

/**
 * Where a virtual clock starts: after all that started here before it. The pace of calls is kept for the whole process by
 * the address that they go to, ports come again, and what was booked on another clock would be waited for.
 */
export const laterStart = (): number => Date.now() + starts++ * MONTH;
