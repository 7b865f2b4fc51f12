String log = new File(basedir, 'build.log').text
assert log.contains("CHECK      1 broken of 2 references")
assert log.contains(".claude/commands/count.md:6:1: no module at 'docs/shelves.md'")
assert log.contains('the audit found 1 fault of severity error or worse')
assert log.contains('MojoFailureException')
assert !log.contains('\tat dev.tare')
Object report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/tare/audit.json'))
assert report.entries.size() == 1
