String log = new File(basedir, 'build.log').text
assert log.contains('Write the label for plum jam. Keep {{braces}} as they are.')
assert log.contains('<file path="docs/style.md">')
assert log.contains('The proof holds: 3 modules, nothing is lost')
assert new java.util.zip.ZipFile(new File(basedir, 'target/app-1.jar')).withCloseable { it.getEntry('app.tare') != null }
// Nothing was written but below target.
assert !new File(basedir, 'src/main/prompts/.tare').exists()
assert new File(basedir, 'target/classes').list().sort() == ['app.tare', 'shop']
