@echo off
rem Starts Tare on Windows: finds Java, builds the jar when it is missing, keeps a class-data archive so that the next
rem start is faster, and runs Java. Beside a jar without sources it does the same and never builds.
rem
rem   TARE_JAVA_OPTS   further options for Java
rem   XDG_CACHE_HOME   where the archive is kept, in tare\ (default: the local application data)

setlocal EnableExtensions DisableDelayedExpansion
set "TARE_HERE=%~dp0"

set "TARE_JAVA="
set "TARE_JAVA_HOME="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "TARE_JAVA=%JAVA_HOME%\bin\java.exe"
if not defined TARE_JAVA for %%J in (java.exe) do set "TARE_JAVA=%%~$PATH:J"
if not defined TARE_JAVA (
  echo tare: needs Java 17 or newer, and found none; install one or set JAVA_HOME.>&2
  exit /b 3
)
for %%J in ("%TARE_JAVA%") do for %%H in ("%%~dpJ..") do set "TARE_JAVA_HOME=%%~fH"

set "TARE_VERSION="
if exist "%TARE_JAVA_HOME%\release" for /f "usebackq tokens=1,2 delims==" %%A in ("%TARE_JAVA_HOME%\release") do if "%%A"=="JAVA_VERSION" set "TARE_VERSION=%%~B"
if defined TARE_VERSION goto version
set "TARE_LOG=%TEMP%\tare-java-%RANDOM%.txt"
"%TARE_JAVA%" -version >"%TARE_LOG%" 2>&1
for /f "usebackq tokens=2,3" %%A in ("%TARE_LOG%") do if "%%A"=="version" if not defined TARE_VERSION set "TARE_VERSION=%%~B"
del "%TARE_LOG%" 2>nul

:version
set "TARE_MAJOR=0"
for /f "tokens=1,2 delims=._-+" %%A in ("%TARE_VERSION%") do if "%%A"=="1" (set "TARE_MAJOR=%%B") else (set "TARE_MAJOR=%%A")
if %TARE_MAJOR% LSS 17 (
  echo tare: needs Java 17 or newer, but "%TARE_JAVA%" is Java %TARE_VERSION%; install one or set JAVA_HOME.>&2
  exit /b 3
)

set "TARE_JAR=%TARE_HERE%tare.jar"
if not exist "%TARE_HERE%pom.xml" goto built
set "TARE_JAR=%TARE_HERE%apps\cli\target\tare.jar"
if exist "%TARE_JAR%" goto built
if not exist "%TARE_JAVA_HOME%\bin\javac.exe" (
  echo tare: needs a JDK to build itself, and "%TARE_JAVA_HOME%" has no javac; install one or set JAVA_HOME.>&2
  exit /b 3
)
echo tare: Building Tare for the first time ^(about a minute^)...>&2
set "TARE_LOG=%TEMP%\tare-build-%RANDOM%.log"
pushd "%TARE_HERE%"
set "JAVA_HOME=%TARE_JAVA_HOME%"
call mvnw.cmd -B -q -Dmaven.test.skip -pl apps/cli -am package >"%TARE_LOG%" 2>&1 <nul
popd
if not exist "%TARE_JAR%" (
  type "%TARE_LOG%" >&2
  echo tare: could not build itself; the build's output is above and in "%TARE_LOG%".>&2
  exit /b 3
)
del "%TARE_LOG%" 2>nul

:built
if not exist "%TARE_JAR%" (
  echo tare: "%TARE_JAR%" is missing; put tare.jar beside this script.>&2
  exit /b 3
)

set "TARE_FLAGS=-XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -Xms32m -Xmn8m -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:+VerifySharedSpaces -Xlog:disable -Djdk.console=java.base"

rem One archive for each version of Java and each date of the jar.
set "TARE_ARCHIVE="
set "TARE_CACHE=%XDG_CACHE_HOME%"
if not defined TARE_CACHE set "TARE_CACHE=%LOCALAPPDATA%"
if not defined TARE_CACHE goto run
for %%F in ("%TARE_JAR%") do set "TARE_STAMP=%%~tF-%%~zF"
set "TARE_STAMP=%TARE_STAMP:/=-%"
set "TARE_STAMP=%TARE_STAMP::=-%"
set "TARE_STAMP=%TARE_STAMP: =-%"
set "TARE_FOLDER=%TARE_CACHE%\tare\%TARE_VERSION%-%PROCESSOR_ARCHITECTURE%"
set "TARE_ARCHIVE=%TARE_FOLDER%\%TARE_STAMP%.jsa"
if exist "%TARE_ARCHIVE%" goto run
if exist "%TARE_ARCHIVE%.failed" set "TARE_ARCHIVE=" & goto run
if not exist "%TARE_FOLDER%" mkdir "%TARE_FOLDER%" 2>nul
set "TARE_SIDE=%TARE_FOLDER%\%RANDOM%%RANDOM%.tmp"
"%TARE_JAVA%" %TARE_FLAGS% -XX:DumpLoadedClassList="%TARE_SIDE%.classes" -cp "%TARE_JAR%" dev.tare.cli.Training >nul 2>&1 <nul
"%TARE_JAVA%" -Xshare:dump -XX:SharedClassListFile="%TARE_SIDE%.classes" -XX:SharedArchiveFile="%TARE_SIDE%" -cp "%TARE_JAR%" >nul 2>&1 <nul
if exist "%TARE_SIDE%" move /y "%TARE_SIDE%" "%TARE_ARCHIVE%" >nul 2>&1
del "%TARE_SIDE%" "%TARE_SIDE%.classes" 2>nul
if not exist "%TARE_ARCHIVE%" (
  type nul >"%TARE_ARCHIVE%.failed" 2>nul
  set "TARE_ARCHIVE="
)

:run
set "TARE_SHARED="
if defined TARE_ARCHIVE set TARE_SHARED=-XX:SharedArchiveFile="%TARE_ARCHIVE%"
rem Results are UTF-8; the console shows them so for this run only.
set "TARE_PAGE="
for /f "tokens=2 delims=:." %%P in ('chcp') do set "TARE_PAGE=%%P"
chcp 65001 >nul 2>&1
"%TARE_JAVA%" %TARE_FLAGS% %TARE_SHARED% %TARE_JAVA_OPTS% -cp "%TARE_JAR%" dev.tare.cli.Main %*
set "TARE_CODE=%ERRORLEVEL%"
if defined TARE_PAGE chcp %TARE_PAGE% >nul 2>&1
exit /b %TARE_CODE%
