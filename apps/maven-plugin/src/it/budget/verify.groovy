String log = new File(basedir, 'build.log').text
assert log =~ /BUILD FAILURE/
assert log =~ /\[ERROR\] Failed to execute goal .*: open holds \d+ tokens at least, .*the smallest budget is \d+/
assert !log.contains('\tat dev.tare')
// The report is there, and no output.
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'target/tare/build.json')).target == 'bundle'
assert !new File(basedir, 'target/classes/app.tare').exists()
