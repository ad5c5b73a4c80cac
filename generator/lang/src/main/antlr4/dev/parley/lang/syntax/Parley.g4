/** The Parley language: the presentation language of RFC 9846 section 3 and RFC 5246 section 4, and what it lacks. */
grammar Parley;

file
    : item* EOF
    ;

item
    : 'protocol' name ';'                                                       # protocolItem
    | 'namespace' name ';'                                                      # namespaceItem
    | 'import' STRING ';'                                                       # importItem
    | structBody name parameters? ';'                                           # structItem
    | select name ';'                                                           # selectItem
    | sealed name ';'                                                           # sealedItem
    | enumBody name ';'                                                         # enumItem
    | plainType name (vector? | '=' value) ';'                                  # typeItem
    | 'registry' qualified columns '{' entry* '}'                               # registryItem
    | 'envelope' name '{' content* '}'                                          # envelopeItem
    | 'alerts' qualified '{' alertRule* '}'                                     # alertsItem
    | 'extensions' qualified '{' extensionRow* '}'                              # extensionsItem
    | 'parameter' path '=' expr ';'                                             # parameterItem
    | 'roles' roleDecl ',' roleDecl ';'                                         # rolesItem
    | 'message' name 'is' qualified ('where' expr)? ';'                         # messageItem
    | 'ambient' name ':' ambientBody clause* ';'                                # ambientItem
    | 'flow' name '{' flowItem* '}'                                             # flowDeclItem
    | 'extern' 'type' name ';'                                                  # externTypeItem
    | 'extern' slow='slow'? name '(' (formal (',' formal)*)? ')' ':' qualified
          ('[' extent ']')? ('verified' 'by' name)? ';'                         # externItem
    | 'define' name names? '=' expr ';'                                         # defineItem
    | 'export' name '(' (formal (',' formal)*)? ')' '=' expr ';'                # exportItem
    | 'on' path '{' statement* '}'                                              # onItem
    | 'schedule' '{' scheduleEntry* '}'                                         # scheduleItem
    | 'epoch' name ';'                                                          # bareEpochItem
    | 'epoch' name parameters '{' epochKeys* '}'                                # epochItem
    | declaration                                                               # declarationItem
    ;

/** Stands in files and in flows. */
declaration
    : 'fact' name 'in' path ('=' definition=expr)? ('requires' premise=expr)? ';'   # factDeclaration
    | 'option' name '.' name ';'                                                    # optionDeclaration
    | 'override' path bounds? optional='optional'? (any='any' | '=' value)?
          ('else' alert=name)? ';'                                                  # overrideDeclaration
    ;

/* ---- messages: the RFCs' notation ---- */

structBody
    : 'struct' '{' field* '}'
    ;

/** The RFCs sometimes forget the semicolon behind a nameless block. */
field
    : optional='optional'? typeName label=name? vector? ('=' value)? ('where' expr)?
          ('else' alert=name)? ';'                                              # plainField
    | optional='optional'? structBody (name? vector? ';')?                      # inlineField
    | enumBody name? ';'                                                        # enumField
    | select (name? bounds? ';')?                                               # selectField
    | sealed (name? ';')?                                                       # sealedField
    ;

select
    : 'select' '(' path ')' '{' arm* '}'
    ;

arm
    : ('case' enumeratorName (',' enumeratorName)* ':')+ field*
    | 'default' ':' field*
    ;

/** RFC 5246 section 4.7. */
sealed
    : seal=('digitally-signed' | 'public-key-encrypted' | 'stream-ciphered' | 'block-ciphered' | 'aead-ciphered')
          (('struct' | 'opaque') '{' field* '}' | typeName)
    ;

vector
    : '[' extent ']'
    | '[' '..' ']'
    | bounds
    ;

bounds
    : '<' extent ('..' extent)? '>'
    ;

extent
    : extent op='*' extent                                                      # combinedExtent
    | extent op=('+' | '-') extent                                              # combinedExtent
    | number                                                                    # literalExtent
    | path                                                                      # namedExtent
    ;

value
    : number                                                                    # numberValue
    | STRING                                                                    # textValue
    | qualified                                                                 # namedValue
    | '{' value (',' value)* '}'                                                # compositeValue
    ;

parameters
    : '(' formal (',' formal)* ')'
    ;

formal
    : name ':' qualified
    | qualified name
    ;

/** The RFCs sometimes forget the comma before the width. */
enumBody
    : 'enum' '{' (enumerator (',' enumerator)*)? (','? width)? ','? '}'
    ;

enumerator
    : enumeratorName ('(' number ('..' number)? ')')?
    ;

enumeratorName
    : name
    | DIGIT_NAME
    ;

width
    : '(' number ')'
    ;

/* ---- tables ---- */

columns
    : '(' column (',' column)* ')'
    ;

column
    : name ':' qualified
    ;

entry
    : name value* ';'
    ;

content
    : name ':' 'raw' name contentRule* ';'                                      # rawContent
    | name ':' qualified contentRule* ';'                                       # framedContent
    | 'raw' name ';'                                                            # streamContent
    ;

contentRule
    : ',' 'transcript'                                                          # transcriptRule
    | ',' 'limit' number                                                        # limitRule
    | ',' qualified                                                             # typeRule
    ;

alertRule
    : name '->' name ';'
    ;

extensionRow
    : name extensionColumn (',' extensionColumn)* ';'                           # bodyRow
    | path 'answers' path ';'                                                   # answerRow
    | alertRule                                                                 # alertRow
    ;

extensionColumn
    : qualified ':' qualified extensionRule*
    ;

extensionRule
    : 'unsolicited'                                                             # unsolicitedRule
    | 'required' '->' name                                                      # requiredRule
    | 'last' '->' name                                                          # lastRule
    ;

roleDecl
    : name name
    ;

names
    : '(' name (',' name)* ')'
    ;

/* ---- the flow ---- */

flowItem
    : step
    | declaration
    ;

step
    : '@' name ('.' name)?                                                      # labelStep
    | name ':' qualified optional='?'? guard? ('then' keyChange (',' keyChange)*)?   # sendStep
    | keyChange                                                                 # keyStep
    | '{' step* '}' optional='?'? guard?                                             # groupStep
    | 'choice' ('by' name)? alternative ('or' alternative)*                     # choiceStep
    | 'call' qualified                                                          # callStep
    ;

alternative
    : guard? '{' step* '}'
    ;

guard
    : 'if' expr
    ;

keyChange
    : 'key' name '=' qualified guard?
    ;

ambientBody
    : qualified
    | '{' ambientPart+ '}'
    ;

ambientPart
    : qualified guard?
    ;

clause
    : 'under' qualified                                                         # underClause
    | 'after' path                                                              # afterClause
    | 'until' path                                                              # untilClause
    | 'unless' name                                                             # unlessClause
    | guard                                                                     # ifClause
    | 'then' keyChange                                                          # thenClause
    | 'clears' name                                                             # clearsClause
    | 'sets' name guard?                                                        # setsClause
    | 'asks' name                                                               # asksClause
    | 'answers' name                                                            # answersClause
    | 'accept' guard                                                            # acceptClause
    | 'skip' guard                                                              # skipClause
    | 'prompt' guard?                                                            # promptClause
    | effect=('closes' | 'fatal' | 'dropped' | 'lag')                           # effectClause
    ;

/* ---- equations ---- */

statement
    : (role=name ':')? 'require' expr 'else' alert=name ';'                     # requireStatement
    | (role=name ':')? 'let' variable=name '=' expr guard? ('else' alert=name)? ';'   # letStatement
    | 'forget' name ';'                                                         # forgetStatement
    | 'transcript' ':=' expr ';'                                                # transcriptStatement
    | target ':=' expr guard? ('else' alert=name)? ';'                          # equationStatement
    ;

target
    : name ('.' name | '[' expr ']')*
    ;

scheduleEntry
    : name '=' expr ';'
    ;

epochKeys
    : name '=' '(' expr (',' expr)* ')' ';'
    ;

expr
    : qualified '(' (expr (',' expr)*)? ')'                                     # callExpr
    | path '..' path                                                            # rangeExpr
    | expr '.' name                                                             # memberExpr
    | expr '[' expr ']'                                                         # indexExpr
    | expr '[' '..' path ']'                                                    # truncatedExpr
    | '!' expr                                                                  # notExpr
    | expr op='*' expr                                                          # binaryExpr
    | expr op=('+' | '-') expr                                                  # binaryExpr
    | expr op=('==' | '!=' | '<' | '<=' | '>' | '>=' | 'in') expr               # binaryExpr
    | expr op='&' expr                                                          # binaryExpr
    | expr op='|' expr                                                          # binaryExpr
    | <assoc=right> expr op='=>' expr                                           # binaryExpr
    | 'if' expr 'then' expr 'else' expr                                         # conditionalExpr
    | '(' expr ')'                                                              # groupExpr
    | '{' number (',' number)* '}'                                              # octetsExpr
    | number                                                                    # numberExpr
    | STRING                                                                    # textExpr
    | name                                                                      # nameExpr
    ;

path
    : name ('.' name)*
    ;

qualified
    : name ('.' name)?
    ;

typeName
    : qualified arguments?
    ;

/** At the top of a file a keyword is one, so that a slip in a declaration is not taken for a type. */
plainType
    : (NAME | 'opaque') ('.' name)?
    ;

arguments
    : '(' expr (',' expr)* ')'
    ;

number
    : digits ('^' digits)?
    ;

digits
    : DECIMAL
    | HEX
    ;

/** Keywords are soft: RFC texts call fields and types as they like. */
name
    : NAME
    | 'protocol' | 'namespace' | 'import' | 'registry' | 'envelope' | 'alerts' | 'extensions' | 'override'
    | 'parameter' | 'roles' | 'message' | 'is' | 'where' | 'fact' | 'in' | 'requires' | 'option' | 'ambient' | 'flow'
    | 'extern' | 'type' | 'slow' | 'verified' | 'by' | 'define' | 'export' | 'prompt' | 'on' | 'schedule' | 'epoch' | 'optional'
    | 'raw' | 'transcript' | 'limit' | 'answers' | 'unsolicited' | 'required' | 'last' | 'any' | 'choice' | 'or' | 'call'
    | 'then' | 'key' | 'under' | 'after' | 'until' | 'unless' | 'clears' | 'sets' | 'asks' | 'accept' | 'skip'
    | 'closes' | 'fatal' | 'dropped' | 'lag' | 'require' | 'let' | 'forget' | 'default' | 'opaque'
    ;

SEMICOLON
    : ';'
    ;

OPEN_BRACE
    : '{'
    ;

CLOSE_BRACE
    : '}'
    ;

OPEN_PAREN
    : '('
    ;

CLOSE_PAREN
    : ')'
    ;

OPEN_BRACKET
    : '['
    ;

CLOSE_BRACKET
    : ']'
    ;

/** RFC texts write {@code digitally-signed}, {@code HKDF-Extract} and {@code ASN.1Type}. */
NAME
    : LETTER WORD* ('-' [A-Za-z] WORD*)* ('.' [0-9] WORD*)?
    ;

DECIMAL
    : [0-9]+
    ;

HEX
    : '0' [xX] [0-9a-fA-F]+
    ;

/** {@code 3des} in RFC 5246. */
DIGIT_NAME
    : [1-9] [0-9]* LETTER WORD*
    ;

STRING
    : '"' ~["\r\n]* '"'
    ;

UNCLOSED_STRING
    : '"' ~["\r\n]*
    ;

COMMENT
    : '/*' .*? '*/' -> channel(HIDDEN)
    ;

/** Shorter than a closed comment, so it only wins without one. */
UNCLOSED_COMMENT
    : '/*' (~'*' | '*'+ ~[*/])* '*'*
    ;

LINE_COMMENT
    : '//' ~[\r\n]* -> channel(HIDDEN)
    ;

SPACE
    : [ \t\r\n\f]+ -> channel(HIDDEN)
    ;

UNKNOWN
    : .
    ;

fragment LETTER
    : [A-Za-z_]
    ;

fragment WORD
    : [A-Za-z0-9_]
    ;
