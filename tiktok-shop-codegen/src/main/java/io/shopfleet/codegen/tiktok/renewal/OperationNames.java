package io.shopfleet.codegen.tiktok.renewal;

import io.shopfleet.codegen.tiktok.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one upper camel case name of an operation's title, the same way every time. */
final class OperationNames {

  private static final Pattern WORD = Pattern.compile("[A-Z]+s?(?![a-z])|[A-Z]?[a-z]+|\\d+");
  private static final Pattern GET_LIST = Pattern.compile("Get(\\w+)List");

  /** Titles that arrive without any word boundary to go by. */
  private static final Map<String, String> SPELLED_OUT =
      Map.ofEntries(
          Map.entry(
              "GSFullServiceGetCategoryinformation", "GS Full Service Get Category Information"),
          Map.entry("GSFullServiceGetattributes", "GS Full Service Get Attributes"),
          Map.entry("GSProductimageuploadrequirementsquery", "GS Get Image Upload Requirements"),
          Map.entry("GSQualificationfileupload", "GS Upload Certification File"),
          Map.entry("GSGetgradingtemplatesconfigV2", "GS Get Grading Templates Config V2"),
          Map.entry("GSQuerySKUsandtheapprovalstatusofSKUsV2", "GS Search Products V2"),
          Map.entry("QuerySKUsandtheapprovalstatusofSKUs", "GS Preview Search Products"),
          Map.entry("GSGetsizegroupsconfigV2", "GS Get Size Groups Config V2"),
          Map.entry("GSCreateProductv2", "GS Create Product V2"),
          Map.entry(
              "GSFullServicePreviewGetcategoryinformation", "GS Preview Get Category Information"),
          Map.entry("GSFullServicePreviewGetattributes", "GS Preview Get Attributes"),
          Map.entry("Getgradingtemplatesconfig", "GS Preview Get Grading Templates Config"),
          Map.entry("Getsizegroupsconfig", "GS Preview Get Size Groups Config"),
          Map.entry("imageupload", "GS Preview Upload Image"),
          Map.entry("getfbtmerchantmcfstatus", "Get FBT Merchant MCF Status"),
          Map.entry("GetFBFMCFOrderStatus", "Get FBT MCF Order Status"),
          Map.entry("RecommendSizechart", "Recommend Size Chart"),
          Map.entry("Get Creator Profileold", "Get Creator Profile Old"),
          Map.entry("Get Shop Productslegacy", "Get Shop Products Legacy"),
          Map.entry("Remove Showcase Productsold", "Remove Showcase Products Old"),
          Map.entry("Get Showcase Productsold", "Get Showcase Products Old"),
          Map.entry("Add Showcase Productsold", "Add Showcase Products Old"),
          Map.entry("Top Showcase Productsold", "Top Showcase Products Old"),
          Map.entry("Inventory Search", "Search Inventory"));

  private OperationNames() {}

  /**
   * The name of an operation.
   *
   * @param official the OpenAPI summary, which often lacks its spaces
   * @param pageTitle the documentation's title, used for its word boundaries when it says the same
   */
  static String of(Operation operation, String official, String pageTitle) {
    String title = bare(official).equals(bare(pageTitle)) ? pageTitle : official;
    String name = upperCamel(SPELLED_OUT.getOrDefault(title, title));
    Matcher list = GET_LIST.matcher(name);
    boolean search = operation.method().equals("POST") && operation.path().endsWith("/search");
    return search && list.matches() ? "Search" + list.group(1) + "s" : name;
  }

  private static String bare(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  private static String upperCamel(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : words(text)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
