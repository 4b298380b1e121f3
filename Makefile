# Maven from the path, else the wrapper.
MVN := $(if $(shell command -v mvn 2>/dev/null),mvn,./mvnw) -B -ntp
JAR := target/fleetsh.jar
SOURCES := $(shell find src/main -type f) pom.xml
NODES ?= 240
SEED ?= 1

.DEFAULT_GOAL := help
.PHONY: help build run test fmt lint bench warm clean

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST)

build: $(JAR) ## compile and package into target/

$(JAR): $(SOURCES)
	$(MVN) -q package -DskipTests
	@touch $(JAR)

run: $(JAR) ## open the shell on the simulated fleet (NODES=240 SEED=1)
	@scripts/fleetsh --sandbox-nodes $(NODES) --sandbox-seed $(SEED)

test: ## format check and every test
	$(MVN) spotless:check verify
	@touch $(JAR)

fmt: ## format the sources
	$(MVN) -q spotless:apply

bench: $(JAR) ## the shell beside jshell and groovysh, completion, predicates, checks, collecting
	-@$(MVN) -q dependency:copy@groovysh
	$(MVN) -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/bench.classpath
	@sh src/test/bench/run

warm: $(JAR) ## make the class-data archive for this machine
	@scripts/fleetsh --warm

clean: ## remove target/
	rm -rf target
