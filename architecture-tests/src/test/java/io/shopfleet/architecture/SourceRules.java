package io.shopfleet.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What only the source shows. Each rule answers its violations, each with its file. */
final class SourceRules {

  static final int MAX_LINES = 500;

  private static final Pattern SAYS_LITTLE = Pattern.compile(".*(Utils?|Helper|Manager|Impl)");
  private static final Pattern LEFT_OPEN = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

  /** Module folder to the packages its main sources may declare. */
  private static final Map<String, Pattern> PACKAGES =
      Map.of(
          "core",
          Pattern.compile(
              "io\\.shopfleet(?!\\.(tiktokshop|tokopedia|testkit|jdbc|dbscheduler|spring|examples"
                  + "|quickstart|erp|architecture|benchmarks|proofs)\\b)(\\..*)?"),
          "tiktok-shop",
          Pattern.compile("io\\.shopfleet\\.tiktokshop(\\..*)?"),
          "tokopedia",
          Pattern.compile("io\\.shopfleet\\.tokopedia(\\..*)?"),
          "extensions/testkit",
          Pattern.compile("io\\.shopfleet\\.testkit(\\..*)?"),
          "extensions/jdbc",
          Pattern.compile("io\\.shopfleet\\.jdbc(\\..*)?"),
          "extensions/db-scheduler",
          Pattern.compile("io\\.shopfleet\\.dbscheduler(\\..*)?"),
          "extensions/spring-boot-starter",
          Pattern.compile("io\\.shopfleet\\.spring(\\..*)?"),
          "examples/quickstart",
          Pattern.compile("io\\.shopfleet\\.(examples|quickstart)(\\..*)?"),
          "examples/erp",
          Pattern.compile("io\\.shopfleet\\.(examples|erp)(\\..*)?"));

  private final Map<Source, CompilationUnitTree> parsed;

  SourceRules(List<Source> sources) {
    this.parsed = parse(sources);
  }

  List<String> tooLong() {
    return parsed.keySet().stream()
        .filter(source -> source.text().lines().count() > MAX_LINES)
        .map(source -> source.path() + " has more than " + MAX_LINES + " lines")
        .toList();
  }

  List<String> leftOpen() {
    return parsed.keySet().stream()
        .filter(source -> LEFT_OPEN.matcher(source.text()).find())
        .map(source -> source.path() + " leaves something open")
        .toList();
  }

  List<String> outsideTheirRoom() {
    var found = new ArrayList<String>();
    for (var entry : parsed.entrySet()) {
      Source source = entry.getKey();
      Pattern allowed = PACKAGES.get(source.module());
      CompilationUnitTree unit = entry.getValue();
      if (allowed == null || unit.getPackageName() == null) {
        continue;
      }
      String name = unit.getPackageName().toString();
      if (!allowed.matcher(name).matches()) {
        found.add(source.path() + " declares the package " + name);
      }
    }
    return found;
  }

  List<String> namesThatSayLittle() {
    var found = new ArrayList<String>();
    for (var entry : parsed.entrySet()) {
      Source source = entry.getKey();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitClass(ClassTree type, Void none) {
          if (SAYS_LITTLE.matcher(type.getSimpleName()).matches()) {
            found.add(source.path() + " declares " + type.getSimpleName());
          }
          return super.visitClass(type, null);
        }
      }.scan(entry.getValue(), null);
    }
    return found;
  }

  List<String> monitors() {
    var found = new ArrayList<String>();
    for (var entry : parsed.entrySet()) {
      Source source = entry.getKey();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitSynchronized(SynchronizedTree block, Void none) {
          found.add(source.path() + " has a synchronized block");
          return super.visitSynchronized(block, null);
        }

        @Override
        public Void visitModifiers(ModifiersTree modifiers, Void none) {
          if (modifiers.getFlags().contains(Modifier.SYNCHRONIZED)) {
            found.add(source.path() + " has a synchronized method");
          }
          return super.visitModifiers(modifiers, null);
        }
      }.scan(entry.getValue(), null);
    }
    return found;
  }

  List<String> sleeps() {
    var found = new ArrayList<String>();
    for (var entry : parsed.entrySet()) {
      Source source = entry.getKey();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
          String target = call.getMethodSelect().toString();
          if (target.equals("Thread.sleep") || target.matches(".*\\b[A-Z]*SECONDS\\.sleep")) {
            found.add(source.path() + " calls " + target);
          }
          return super.visitMethodInvocation(call, null);
        }
      }.scan(entry.getValue(), null);
    }
    return found;
  }

  private static Map<Source, CompilationUnitTree> parse(List<Source> sources) {
    var byUri = new LinkedHashMap<URI, Source>();
    var files = new ArrayList<JavaFileObject>();
    for (Source source : sources) {
      var file = new InMemory(source);
      byUri.put(file.toUri(), source);
      files.add(file);
    }
    var parsed = new LinkedHashMap<Source, CompilationUnitTree>();
    if (sources.isEmpty()) {
      return parsed;
    }
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, null, null, files);
    try {
      task.parse().forEach(unit -> parsed.put(byUri.get(unit.getSourceFile().toUri()), unit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parsed;
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final Source source;

    InMemory(Source source) {
      super(URI.create("memory:///" + source.path()), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }
  }
}
