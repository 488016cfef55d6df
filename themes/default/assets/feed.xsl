<?xml version="1.0" encoding="UTF-8"?>
<!-- Makes RSS 2.0 and Atom feeds readable in a browser. The style sheet's address is taken from the feed's own
     xml-stylesheet instruction of type text/css. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" exclude-result-prefixes="atom dc">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>

  <xsl:variable name="lang" select="string((/rss/channel/language | /atom:feed/@xml:lang)[1])"/>
  <xsl:variable name="rtl" select="contains('|ar|fa|he|ur|', concat('|', substring(concat($lang, '  '), 1, 2), '|'))"/>
  <xsl:variable name="css" select="substring-before(substring-after(/processing-instruction('xml-stylesheet')[contains(., 'text/css')], 'href=&quot;'), '&quot;')"/>

  <xsl:template match="/">
    <html lang="{$lang}">
      <xsl:attribute name="dir"><xsl:choose><xsl:when test="$rtl">rtl</xsl:when><xsl:otherwise>ltr</xsl:otherwise></xsl:choose></xsl:attribute>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <title><xsl:value-of select="/rss/channel/title | /atom:feed/atom:title"/></title>
        <xsl:if test="$css"><link rel="stylesheet" href="{$css}"/></xsl:if>
      </head>
      <body class="feed-page">
        <xsl:apply-templates select="rss/channel | atom:feed"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="rss/channel">
    <xsl:call-template name="head">
      <xsl:with-param name="title" select="title"/>
      <xsl:with-param name="text" select="description"/>
      <xsl:with-param name="home" select="link"/>
      <xsl:with-param name="self" select="atom:link[@rel = 'self']/@href"/>
    </xsl:call-template>
    <main class="list"><ul class="news-list"><xsl:apply-templates select="item"/></ul></main>
  </xsl:template>

  <xsl:template match="atom:feed">
    <xsl:call-template name="head">
      <xsl:with-param name="title" select="atom:title"/>
      <xsl:with-param name="text" select="atom:subtitle"/>
      <xsl:with-param name="home" select="(atom:link[@rel = 'alternate'] | atom:link[not(@rel)])[1]/@href"/>
      <xsl:with-param name="self" select="atom:link[@rel = 'self']/@href"/>
    </xsl:call-template>
    <main class="list"><ul class="news-list"><xsl:apply-templates select="atom:entry"/></ul></main>
  </xsl:template>

  <xsl:template name="head">
    <xsl:param name="title"/>
    <xsl:param name="text"/>
    <xsl:param name="home"/>
    <xsl:param name="self"/>
    <header class="list-head">
      <h1><a href="{$home}"><xsl:value-of select="$title"/></a></h1>
      <p class="standfirst"><xsl:value-of select="$text"/></p>
      <p class="callout"><xsl:call-template name="help"/><xsl:text> </xsl:text><code><xsl:value-of select="$self"/></code></p>
    </header>
  </xsl:template>

  <xsl:template name="help">
    <xsl:choose>
      <xsl:when test="starts-with($lang, 'es')">Esto es un canal de noticias: copia su dirección en un lector de noticias y recibirás cada historia nueva.</xsl:when>
      <xsl:when test="starts-with($lang, 'de')">Das ist ein Newsfeed: Kopiere seine Adresse in einen Feedreader, dann kommt jede neue Geschichte zu dir.</xsl:when>
      <xsl:when test="starts-with($lang, 'fr')">Ceci est un fil d’actualité : copiez son adresse dans un lecteur de flux pour recevoir chaque nouvelle histoire.</xsl:when>
      <xsl:when test="starts-with($lang, 'ar')">هذا موجز أخبار: انسخ عنوانه إلى قارئ الموجزات لتصلك كل قصة جديدة.</xsl:when>
      <xsl:otherwise>This is a news feed: copy its address into a feed reader, and each new story will come to you.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="item">
    <li class="news-item">
      <time><xsl:value-of select="substring(pubDate, 6, 11)"/></time>
      <div>
        <h2 class="news-title"><a href="{link}"><xsl:value-of select="title"/></a></h2>
        <p><xsl:value-of select="description"/></p>
      </div>
    </li>
  </xsl:template>

  <xsl:template match="atom:entry">
    <li class="news-item">
      <time datetime="{atom:published}"><xsl:value-of select="substring(atom:published, 1, 10)"/></time>
      <div>
        <h2 class="news-title"><a href="{(atom:link[@rel = 'alternate'] | atom:link[not(@rel)])[1]/@href}"><xsl:value-of select="atom:title"/></a></h2>
        <p><xsl:value-of select="atom:summary"/></p>
      </div>
    </li>
  </xsl:template>
</xsl:stylesheet>
