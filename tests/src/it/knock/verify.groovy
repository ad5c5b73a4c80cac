// What the build must have left behind: generated code, and generated tests that ran; one that failed would have ended it.
def target = new File(basedir, 'target')
assert new File(target, 'generated-sources/parley/com/example/knock/ServerMachine.java').isFile()
assert new File(target, 'generated-test-sources/parley/com/example/knock/ServerTransitionsTest.java').isFile()
def reports = new File(target, 'surefire-reports').listFiles().findAll { it.name.endsWith('.xml') }
def names = reports.collectMany { (it.text =~ /<testcase name="([^"]*)"/).collect { it[1] } }
assert names.size() > 50
assert 'client in ASKED refuses Closed with unexpected' in names
return true
