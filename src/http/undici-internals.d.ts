// The file of undici that undici-pool.ts uses has no types of its own.
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici';
  export default Pool;
}
