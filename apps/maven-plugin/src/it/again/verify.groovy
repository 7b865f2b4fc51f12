List<String> lines = new File(basedir, 'build.log').readLines()
// Built, found up to date, built anew since a setting changed, found up to date.
List<String> told = lines.findAll { it.contains('app.tare is up to date') || it.contains('Wrote ') }.collect { it.contains('Wrote ') ? 'wrote' : 'up to date' }
assert told == ['wrote', 'up to date', 'wrote', 'up to date']
assert new File(basedir, 'target/classes/app.tare').isFile()
