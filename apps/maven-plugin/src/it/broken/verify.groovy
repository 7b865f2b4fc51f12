String log = new File(basedir, 'build.log').text
assert log.contains("ENTRIES") || log.contains('count')
assert log.contains(".claude/commands/count.md:5:1: no module at 'docs/shelves.md'")
assert log.contains('the audit found 1 fault of severity error or worse')
assert log.contains('MojoFailureException')
assert !log.contains('\tat dev.tare')
