import { resolve } from 'node:path'
import { appConfig } from '../../Classroom.Shared/web/build/appConfig.ts'
import { defineConfig } from 'vite'

export default defineConfig(appConfig('/director/', resolve(import.meta.dirname, '../wwwroot')))
