#!/usr/bin/env node
// The program of a checkout; what is installed is what this loads.
'use strict';
require('../dist/deis.cjs');
