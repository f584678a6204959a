#include <fmt/format.h>
#include <simdjson.h>

#include <set>

#include "nelm/exchange/node.h"
#include "nelm/exchange/text_place.h"

namespace nelm::exchange {

namespace {

using namespace simdjson;

constexpr std::string_view blanks = " \t\r\n";

/// Walks a JSON text once, everything in it, into the located tree.
class JsonWalk {
 public:
  JsonWalk(const Source& source, const padded_string& text) : source_(source), text_(text), places_(source) {}

  Result<Node> all(ondemand::parser& parser) {
    ondemand::document document;
    Node               root;
    auto               error = parser.iterate(text_).get(document);
    const bool         begun = !error;
    if (begun) error = walk_root(document, root);
    if (error)
      fail(begun ? &document : nullptr, error);
    else if (problems_.empty())
      nothing_may_follow(document);
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    return root;
  }

 private:
  error_code walk_root(ondemand::document& document, Node& node) {
    ondemand::value value;
    if (const auto error = document.get_value().get(value); !error) return walk(value, node, 1);
    last_ = source_.bytes.find_first_not_of(blanks);
    problems_.push_back(problem_at(source_, last_, what_stands(source_, last_), "a JSON object, which begins with {"));
    return SUCCESS;
  }

  error_code walk(ondemand::value value, Node& node, int depth) {
    const auto token = std::string_view(value.raw_json_token());
    locate(token.data(), node.line, node.column);
    if (depth > max_depth) return too_much(node, "values nested deeper than 64", "at most 64 levels");
    if (++values_ > max_values) return too_much(node, "more than 1000000 values", "at most 1000000 values");
    ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    switch (type) {
      case ondemand::json_type::object: return walk_object(value, node, depth);
      case ondemand::json_type::array:  return walk_array(value, node, depth);
      case ondemand::json_type::string: {
        node.kind = Node::Kind::text;
        std::string_view text;
        if (const auto error = value.get_string().get(text)) return error;
        node.text = text;
        return SUCCESS;
      }
      case ondemand::json_type::number: {
        node.kind = Node::Kind::number;
        double number{};
        if (const auto error = value.get_double().get(number)) return error;
        node.text = token.substr(0, token.find_first_of(" \t\r\n,]}"));
        return SUCCESS;
      }
      case ondemand::json_type::boolean: {
        node.kind = Node::Kind::boolean;
        bool is{};
        if (const auto error = value.get_bool().get(is)) return error;
        node.text = is ? "true" : "false";
        return SUCCESS;
      }
      case ondemand::json_type::null: {
        bool null{};
        if (const auto error = value.is_null().get(null)) return error;
        return null ? SUCCESS : N_ATOM_ERROR;
      }
    }
    return TAPE_ERROR;
  }

  error_code walk_array(ondemand::value& value, Node& node, int depth) {
    node.kind = Node::Kind::list;
    ondemand::array array;
    if (const auto error = value.get_array().get(array)) return error;
    for (auto&& item : array) {
      ondemand::value child;
      if (const auto error = std::move(item).get(child)) return error;
      node.children.emplace_back();
      if (const auto error = walk(child, node.children.back(), depth + 1)) return error;
    }
    return SUCCESS;
  }

  error_code walk_object(ondemand::value& value, Node& node, int depth) {
    node.kind = Node::Kind::table;
    std::set<std::string> seen;
    ondemand::object      object;
    if (const auto error = value.get_object().get(object)) return error;
    for (auto&& member : object) {
      ondemand::field field;
      if (const auto error = std::move(member).get(field)) return error;
      Node child;
      locate(field.key().raw() - 1, child.key_line, child.key_column);
      std::string_view key;
      if (const auto error = field.unescaped_key().get(key)) return error;
      child.key = key;
      if (!seen.insert(child.key).second)
        tell(child.key_line, child.key_column, fmt::format("\"{}\" a second time", front(child.key, 60)),
             "each name once");
      if (const auto error = walk(field.value(), child, depth + 1)) return error;
      node.children.push_back(std::move(child));
    }
    return SUCCESS;
  }

  void locate(const char* at, int& line, int& column) {
    last_            = static_cast<std::size_t>(at - text_.data());
    const auto place = places_.of(last_);
    line             = place.line;
    column           = place.column;
  }

  void tell(int line, int column, std::string found, std::string expected) {
    problems_.push_back({.file     = std::string(source_.name),
                         .line     = line,
                         .column   = column,
                         .found    = std::move(found),
                         .expected = std::move(expected)});
  }

  error_code too_much(const Node& at, std::string found, std::string expected) {
    tell(at.line, at.column, std::move(found), std::move(expected));
    return DEPTH_ERROR;
  }

  /// After a syntax error: that one, where the walk had come to.
  void fail(ondemand::document* document, error_code error) {
    if (error == DEPTH_ERROR) return;  // told already
    const auto  end  = source_.bytes.find_last_not_of(blanks) + 1;
    std::size_t at   = last_;
    const char* here = nullptr;
    if (error == NUMBER_ERROR && source_.bytes.find_first_of(" \t\r\n,]}", last_) == std::string_view::npos)
      error = EMPTY;
    if (error == INCOMPLETE_ARRAY_OR_OBJECT || error == EMPTY)
      at = end;
    else if (error == UNCLOSED_STRING)
      at = source_.bytes.rfind('"');
    else if (error == UNESCAPED_CHARS)
      at = first_control_in_a_text();
    else if (error != NUMBER_ERROR && error != STRING_ERROR && document != nullptr &&
             !document->current_location().get(here))
      at = static_cast<std::size_t>(here - text_.data());
    problems_.push_back(problem_at(source_, at, what_stands(source_, at), at >= end ? reason(EMPTY) : reason(error)));
  }

  std::size_t first_control_in_a_text() const {
    const auto bytes  = source_.bytes;
    bool       inside = false;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      if (bytes[at] == '"') inside = !inside;
      if (inside && bytes[at] == '\\') ++at;
      if (inside && at < bytes.size() && static_cast<unsigned char>(bytes[at]) < ' ') return at;
    }
    return bytes.size();
  }

  static std::string reason(error_code error) {
    switch (error) {
      case INCOMPLETE_ARRAY_OR_OBJECT:
      case EMPTY:                      return "the rest of a JSON text";
      case UNCLOSED_STRING:            return "a text that ends with \"";
      case NUMBER_ERROR:               return "a JSON number, such as 4.5";
      case UNESCAPED_CHARS:            return "no control character inside a text";
      case STRING_ERROR:               return "a text with JSON's escapes only, such as \\n or \\u00e9";
      default:                         return "valid JSON here";
    }
  }

  void nothing_may_follow(ondemand::document& document) {
    const char* here = nullptr;
    if (document.current_location().get(here)) return;  // out of bounds: the text is at its end
    const auto at = static_cast<std::size_t>(here - text_.data());
    problems_.push_back(problem_at(source_, at, what_stands(source_, at), "nothing after the end of the JSON text"));
  }

  const Source&        source_;
  const padded_string& text_;
  Places               places_;
  std::size_t          last_ = 0, values_ = 0;
  Problems             problems_;
};

}  // namespace

Result<Node> json_node(const Source& given) {
  const Source source = without_mark(given);
  if (auto problem = unfit(source)) return tl::unexpected(Problems{std::move(*problem)});
  const padded_string text(source.bytes);
  ondemand::parser    parser;
  return JsonWalk(source, text).all(parser);
}

}  // namespace nelm::exchange
