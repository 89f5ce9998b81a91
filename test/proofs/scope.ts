import { validateAppId } from '../../src/api/identifiers.ts';
