String log = new File(basedir, 'build.log').text
assert log =~ /\[INFO\] .* long-quotes/
assert log.contains('The proof holds: 2 modules, nothing is lost')
assert !log.contains('left out')
