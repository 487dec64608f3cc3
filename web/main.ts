/** The page's entry: mounts the stage. */

import { mount } from 'svelte';
import App from './App.svelte';
import './fonts.css';
import './tokens.css';

const target = document.getElementById('app');
if (target) mount(App, { target });
