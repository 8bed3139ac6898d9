import { resolve } from 'node:path'
import { appConfig } from '../../Classroom.Shared/web/build/appConfig.ts'
import { defineConfig } from 'vite'

export default defineConfig(appConfig('/room/', resolve(import.meta.dirname, '../wwwroot')))
